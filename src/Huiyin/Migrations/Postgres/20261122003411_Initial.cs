using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "edge_protection_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_edge_protection_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "estate_communities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_communities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_login = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit", x => new { x.community_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "platform_done_requests",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<string>(type: "text", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_done_requests", x => new { x.community_id, x.staff_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "staff_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    login = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_departments",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_departments", x => new { x.community_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "cases_numbers",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_numbers", x => new { x.community_id, x.day });
                    table.ForeignKey(
                        name: "FK_cases_numbers_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_views",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    query = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_views", x => new { x.community_id, x.staff_id, x.name });
                    table.ForeignKey(
                        name: "FK_cases_views_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "charters_closures",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    kept_by_name = table.Column<string>(type: "text", nullable: false),
                    kept_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charters_closures", x => new { x.community_id, x.day });
                    table.ForeignKey(
                        name: "FK_charters_closures_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "charters_holidays",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    kept_by_name = table.Column<string>(type: "text", nullable: false),
                    kept_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charters_holidays", x => new { x.community_id, x.year });
                    table.ForeignKey(
                        name: "FK_charters_holidays_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "charters_recounts",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    because = table.Column<string>(type: "text", nullable: false),
                    done_at = table.Column<long>(type: "bigint", nullable: true),
                    cases = table.Column<int>(type: "integer", nullable: false),
                    moved = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charters_recounts", x => x.community_id);
                    table.ForeignKey(
                        name: "FK_charters_recounts_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "charters_rehearsals",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    asked_by_name = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    cases = table.Column<long>(type: "bigint", nullable: false),
                    replayed = table.Column<long>(type: "bigint", nullable: false),
                    changed = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    heartbeat_at = table.Column<long>(type: "bigint", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charters_rehearsals", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_charters_rehearsals_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "charters_versions",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    changed_by_name = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    published_by_login = table.Column<string>(type: "text", nullable: true),
                    published_by_name = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    withdrawn_by_name = table.Column<string>(type: "text", nullable: true),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true),
                    withdrawn_because = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charters_versions", x => new { x.community_id, x.version });
                    table.ForeignKey(
                        name: "FK_charters_versions_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_settings",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supervisor_up_to = table.Column<long>(type: "bigint", nullable: false),
                    manager_up_to = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_settings", x => x.community_id);
                    table.ForeignKey(
                        name: "FK_complaints_settings_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "desk_daily_reviews",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    signed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_by_name = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    counts = table.Column<string>(type: "text", nullable: false),
                    signed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_daily_reviews", x => new { x.community_id, x.day });
                    table.ForeignKey(
                        name: "FK_desk_daily_reviews_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "desk_waiting",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    unit_code = table.Column<string>(type: "text", nullable: true),
                    matter = table.Column<string>(type: "text", nullable: true),
                    arrived_at = table.Column<long>(type: "bigint", nullable: false),
                    greeted_at = table.Column<long>(type: "bigint", nullable: true),
                    served_at = table.Column<long>(type: "bigint", nullable: true),
                    served_by_name = table.Column<string>(type: "text", nullable: true),
                    left_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_waiting", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_desk_waiting_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_buildings",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_buildings", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_estate_buildings_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_residents",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_keys = table.Column<string>(type: "text", nullable: false),
                    sex = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    id_number = table.Column<byte[]>(type: "bytea", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_residents", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_estate_residents_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_memberships",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    roles = table.Column<string>(type: "text", nullable: false),
                    departments = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_memberships", x => new { x.community_id, x.staff_id });
                    table.ForeignKey(
                        name: "FK_staff_memberships_staff_accounts_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_tokens",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_tokens", x => x.hash);
                    table.ForeignKey(
                        name: "FK_staff_tokens_staff_accounts_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "charters_rehearsed_cases",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rehearsal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charters_rehearsed_cases", x => new { x.community_id, x.rehearsal_id, x.number });
                    table.ForeignKey(
                        name: "FK_charters_rehearsed_cases_charters_rehearsals_community_id_r~",
                        columns: x => new { x.community_id, x.rehearsal_id },
                        principalTable: "charters_rehearsals",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_units",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    building_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    entrance = table.Column<string>(type: "text", nullable: false),
                    room = table.Column<string>(type: "text", nullable: false),
                    floor = table.Column<int>(type: "integer", nullable: true),
                    floors = table.Column<int>(type: "integer", nullable: true),
                    elevator = table.Column<bool>(type: "boolean", nullable: false),
                    unit_type = table.Column<string>(type: "text", nullable: true),
                    layout = table.Column<string>(type: "text", nullable: true),
                    gross_area = table.Column<long>(type: "bigint", nullable: true),
                    net_area = table.Column<long>(type: "bigint", nullable: true),
                    rent = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "text", nullable: true),
                    steward_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_units", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_estate_units_estate_buildings_community_id_building_id",
                        columns: x => new { x.community_id, x.building_id },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_absences",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<long>(type: "bigint", nullable: false),
                    to = table.Column<long>(type: "bigint", nullable: false),
                    deputy_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_absences", x => new { x.community_id, x.staff_id, x.from });
                    table.ForeignKey(
                        name: "FK_staff_absences_staff_memberships_community_id_staff_id",
                        columns: x => new { x.community_id, x.staff_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "community_id", "staff_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_notifications",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_notifications", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_staff_notifications_staff_memberships_community_id_staff_id",
                        columns: x => new { x.community_id, x.staff_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "community_id", "staff_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_shifts",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<long>(type: "bigint", nullable: false),
                    to = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_shifts", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_staff_shifts_staff_memberships_community_id_staff_id",
                        columns: x => new { x.community_id, x.staff_id },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "community_id", "staff_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_cases",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<byte>(type: "smallint", nullable: false),
                    category = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    status_before = table.Column<int>(type: "integer", nullable: false),
                    cycle = table.Column<int>(type: "integer", nullable: false),
                    urgent = table.Column<bool>(type: "boolean", nullable: false),
                    grade = table.Column<byte>(type: "smallint", nullable: false),
                    valid = table.Column<bool>(type: "boolean", nullable: true),
                    channel = table.Column<int>(type: "integer", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    details = table.Column<string>(type: "text", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_code = table.Column<string>(type: "text", nullable: true),
                    place = table.Column<string>(type: "text", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_name = table.Column<string>(type: "text", nullable: true),
                    contact_phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    contact_phone_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    contact_phone_masked = table.Column<string>(type: "text", nullable: true),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    received_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    department = table.Column<string>(type: "text", nullable: true),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    assignee_name = table.Column<string>(type: "text", nullable: true),
                    rejections = table.Column<int>(type: "integer", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    raised_in_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reply = table.Column<string>(type: "text", nullable: true),
                    replied_by_name = table.Column<string>(type: "text", nullable: true),
                    replied_at = table.Column<long>(type: "bigint", nullable: true),
                    respondent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    respondent_department = table.Column<string>(type: "text", nullable: true),
                    read_back_at = table.Column<long>(type: "bigint", nullable: true),
                    external_id = table.Column<string>(type: "text", nullable: true),
                    charter_version = table.Column<int>(type: "integer", nullable: false),
                    arrived_at = table.Column<long>(type: "bigint", nullable: true),
                    handled_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    satisfied = table.Column<bool>(type: "boolean", nullable: true),
                    next_promise = table.Column<byte>(type: "smallint", nullable: true),
                    next_due_at = table.Column<long>(type: "bigint", nullable: true),
                    next_owner = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    fact_count = table.Column<int>(type: "integer", nullable: false),
                    last_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_cases", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_cases_cases_cases_cases_community_id_parent_id",
                        columns: x => new { x.community_id, x.parent_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_cases_cases_cases_cases_community_id_raised_in_id",
                        columns: x => new { x.community_id, x.raised_in_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_cases_cases_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_cases_cases_estate_units_community_id_unit_id",
                        columns: x => new { x.community_id, x.unit_id },
                        principalTable: "estate_units",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_ties",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_ties", x => new { x.community_id, x.unit_id, x.resident_id, x.kind, x.from });
                    table.ForeignKey(
                        name: "FK_estate_ties_estate_residents_community_id_resident_id",
                        columns: x => new { x.community_id, x.resident_id },
                        principalTable: "estate_residents",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_estate_ties_estate_units_community_id_unit_id",
                        columns: x => new { x.community_id, x.unit_id },
                        principalTable: "estate_units",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_files",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_files", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_cases_files_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_timeline",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_login = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    data = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<byte>(type: "smallint", nullable: true),
                    traits = table.Column<int>(type: "integer", nullable: false),
                    category = table.Column<string>(type: "text", nullable: true),
                    hold = table.Column<byte>(type: "smallint", nullable: true),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    rule = table.Column<string>(type: "text", nullable: true),
                    charter_version = table.Column<int>(type: "integer", nullable: true),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_timeline", x => new { x.community_id, x.case_id, x.seq });
                    table.ForeignKey(
                        name: "FK_cases_timeline_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "clock_promises",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    charter_version = table.Column<int>(type: "integer", nullable: false),
                    opened_by = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<byte>(type: "smallint", nullable: false),
                    cycle = table.Column<int>(type: "integer", nullable: false),
                    owed_by = table.Column<byte>(type: "smallint", nullable: false),
                    owed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owed_by_name = table.Column<string>(type: "text", nullable: true),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    warn_at = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    kept_at = table.Column<long>(type: "bigint", nullable: true),
                    paused_since = table.Column<long>(type: "bigint", nullable: true),
                    ended = table.Column<bool>(type: "boolean", nullable: false),
                    step_done = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<long>(type: "bigint", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clock_promises", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_clock_promises_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_compensations",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    approver = table.Column<string>(type: "text", nullable: false),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_by_name = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    ruled_by_name = table.Column<string>(type: "text", nullable: true),
                    ruled_at = table.Column<long>(type: "bigint", nullable: true),
                    ruling_reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_compensations", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_complaints_compensations_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_complaints",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occurred_at = table.Column<long>(type: "bigint", nullable: true),
                    respondent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    respondent_department = table.Column<string>(type: "text", nullable: true),
                    respondent_outside = table.Column<string>(type: "text", nullable: true),
                    demand = table.Column<string>(type: "text", nullable: true),
                    course = table.Column<string>(type: "text", nullable: true),
                    complainant = table.Column<int>(type: "integer", nullable: true),
                    repeats = table.Column<int>(type: "integer", nullable: false),
                    grade_reason = table.Column<string>(type: "text", nullable: true),
                    graded_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    graded_by_name = table.Column<string>(type: "text", nullable: true),
                    graded_at = table.Column<long>(type: "bigint", nullable: true),
                    grade_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    validity_reason = table.Column<string>(type: "text", nullable: true),
                    validity_by_name = table.Column<string>(type: "text", nullable: true),
                    proposed_grade = table.Column<byte>(type: "smallint", nullable: true),
                    proposed_reason = table.Column<string>(type: "text", nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_by_name = table.Column<string>(type: "text", nullable: true),
                    proposed_at = table.Column<long>(type: "bigint", nullable: true),
                    finding = table.Column<string>(type: "text", nullable: true),
                    investigated_by_name = table.Column<string>(type: "text", nullable: true),
                    investigated_at = table.Column<long>(type: "bigint", nullable: true),
                    unsolvable = table.Column<bool>(type: "boolean", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: true),
                    decided_by_name = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    origin = table.Column<int>(type: "integer", nullable: true),
                    cause = table.Column<string>(type: "text", nullable: true),
                    responsible = table.Column<string>(type: "text", nullable: true),
                    corrective = table.Column<string>(type: "text", nullable: true),
                    preventive = table.Column<string>(type: "text", nullable: true),
                    apology = table.Column<string>(type: "text", nullable: true),
                    apology_by = table.Column<string>(type: "text", nullable: true),
                    apology_how = table.Column<string>(type: "text", nullable: true),
                    apology_at = table.Column<long>(type: "bigint", nullable: true),
                    criticism = table.Column<string>(type: "text", nullable: true),
                    criticism_by = table.Column<string>(type: "text", nullable: true),
                    criticism_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_complaints", x => new { x.community_id, x.case_id });
                    table.ForeignKey(
                        name: "FK_complaints_complaints_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_incident_proposals",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    matter = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    ruled_by_name = table.Column<string>(type: "text", nullable: true),
                    ruled_at = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_incident_proposals", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_complaints_incident_proposals_cases_cases_community_id_pare~",
                        columns: x => new { x.community_id, x.parent_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_complaints_incident_proposals_estate_communities_community_~",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_utility_contacts",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    utility = table.Column<int>(type: "integer", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_utility_contacts", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_complaints_utility_contacts_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "desk_calls",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    caller_name = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_masked = table.Column<string>(type: "text", nullable: true),
                    ring_seconds = table.Column<int>(type: "integer", nullable: true),
                    wait_seconds = table.Column<int>(type: "integer", nullable: true),
                    missed = table.Column<bool>(type: "boolean", nullable: false),
                    transferred_to = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    taken_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_by_name = table.Column<string>(type: "text", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    called_back_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_calls", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_desk_calls_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_desk_calls_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "followups_followups",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cycle = table.Column<int>(type: "integer", nullable: false),
                    method = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    notes = table.Column<string>(type: "text", nullable: true),
                    new_issues = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_followups_followups", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_followups_followups_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repairs_materials",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    thousandths = table.Column<long>(type: "bigint", nullable: false),
                    unit_price = table.Column<long>(type: "bigint", nullable: false),
                    supplied_by = table.Column<int>(type: "integer", nullable: false),
                    paid_by = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_materials", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_repairs_materials_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repairs_orders",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consent = table.Column<int>(type: "integer", nullable: false),
                    outage = table.Column<string>(type: "text", nullable: true),
                    consent_by = table.Column<string>(type: "text", nullable: true),
                    consent_how = table.Column<string>(type: "text", nullable: true),
                    consent_at = table.Column<long>(type: "bigint", nullable: true),
                    signed_by = table.Column<string>(type: "text", nullable: true),
                    satisfaction = table.Column<string>(type: "text", nullable: true),
                    signature_key = table.Column<string>(type: "text", nullable: true),
                    signed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_orders", x => new { x.community_id, x.case_id });
                    table.ForeignKey(
                        name: "FK_repairs_orders_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "clock_consequences",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    promise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clock_consequences", x => new { x.community_id, x.promise_id, x.step });
                    table.ForeignKey(
                        name: "FK_clock_consequences_clock_promises_community_id_promise_id",
                        columns: x => new { x.community_id, x.promise_id },
                        principalTable: "clock_promises",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_incident_cases",
                columns: table => new
                {
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    household = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_incident_cases", x => new { x.community_id, x.proposal_id, x.case_id });
                    table.ForeignKey(
                        name: "FK_complaints_incident_cases_cases_cases_community_id_case_id",
                        columns: x => new { x.community_id, x.case_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_complaints_incident_cases_complaints_incident_proposals_com~",
                        columns: x => new { x.community_id, x.proposal_id },
                        principalTable: "complaints_incident_proposals",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_assignee_id_received_at_number",
                table: "cases_cases",
                columns: new[] { "community_id", "assignee_id", "received_at", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_contact_phone_index",
                table: "cases_cases",
                columns: new[] { "community_id", "contact_phone_index" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_external_id",
                table: "cases_cases",
                columns: new[] { "community_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_handled_at",
                table: "cases_cases",
                columns: new[] { "community_id", "handled_at" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_next_due_at",
                table: "cases_cases",
                columns: new[] { "community_id", "next_due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_number",
                table: "cases_cases",
                columns: new[] { "community_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_parent_id",
                table: "cases_cases",
                columns: new[] { "community_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_raised_in_id",
                table: "cases_cases",
                columns: new[] { "community_id", "raised_in_id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_status_received_at_number",
                table: "cases_cases",
                columns: new[] { "community_id", "status", "received_at", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_unit_id_received_at_number",
                table: "cases_cases",
                columns: new[] { "community_id", "unit_id", "received_at", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_register",
                table: "cases_cases",
                columns: new[] { "community_id", "received_at", "number", "status", "kind", "department", "assignee_id", "grade", "received_by_id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_register_open",
                table: "cases_cases",
                columns: new[] { "community_id", "received_at", "number", "status", "kind", "department", "assignee_id", "grade", "received_by_id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_files_community_id_case_id",
                table: "cases_files",
                columns: new[] { "community_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_timeline_community_id_kind_at",
                table: "cases_timeline",
                columns: new[] { "community_id", "kind", "at" },
                filter: "kind IN (5, 18)");

            migrationBuilder.CreateIndex(
                name: "IX_charters_rehearsals_state_asked_at",
                table: "charters_rehearsals",
                columns: new[] { "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_charters_versions_community_id",
                table: "charters_versions",
                column: "community_id",
                unique: true,
                filter: "status = 0");

            migrationBuilder.CreateIndex(
                name: "IX_clock_promises_community_id_case_id_rule_opened_by",
                table: "clock_promises",
                columns: new[] { "community_id", "case_id", "rule", "opened_by" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clock_promises_community_id_due_at",
                table: "clock_promises",
                columns: new[] { "community_id", "due_at" },
                filter: "NOT ended");

            migrationBuilder.CreateIndex(
                name: "IX_clock_promises_community_id_owed_by_id_due_at",
                table: "clock_promises",
                columns: new[] { "community_id", "owed_by_id", "due_at" },
                filter: "NOT ended");

            migrationBuilder.CreateIndex(
                name: "IX_clock_promises_community_id_state_due_at",
                table: "clock_promises",
                columns: new[] { "community_id", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_clock_promises_community_id_state_owed_by_id_due_at",
                table: "clock_promises",
                columns: new[] { "community_id", "state", "owed_by_id", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_clock_promises_next_at",
                table: "clock_promises",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "IX_complaints_compensations_community_id_case_id",
                table: "complaints_compensations",
                columns: new[] { "community_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_incident_cases_community_id_case_id",
                table: "complaints_incident_cases",
                columns: new[] { "community_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_incident_proposals_community_id_at",
                table: "complaints_incident_proposals",
                columns: new[] { "community_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_incident_proposals_community_id_parent_id",
                table: "complaints_incident_proposals",
                columns: new[] { "community_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_utility_contacts_community_id_case_id",
                table: "complaints_utility_contacts",
                columns: new[] { "community_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_calls_community_id_at",
                table: "desk_calls",
                columns: new[] { "community_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_calls_community_id_case_id",
                table: "desk_calls",
                columns: new[] { "community_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_calls_community_id_phone_index",
                table: "desk_calls",
                columns: new[] { "community_id", "phone_index" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_waiting_community_id_left_at",
                table: "desk_waiting",
                columns: new[] { "community_id", "left_at" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_buildings_community_id_code",
                table: "estate_buildings",
                columns: new[] { "community_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_estate_communities_code",
                table: "estate_communities",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_estate_residents_community_id_name",
                table: "estate_residents",
                columns: new[] { "community_id", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_residents_community_id_phone_index",
                table: "estate_residents",
                columns: new[] { "community_id", "phone_index" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_ties_community_id_resident_id",
                table: "estate_ties",
                columns: new[] { "community_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_units_community_id_building_id",
                table: "estate_units",
                columns: new[] { "community_id", "building_id" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_units_community_id_code",
                table: "estate_units",
                columns: new[] { "community_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_estate_units_community_id_steward_id",
                table: "estate_units",
                columns: new[] { "community_id", "steward_id" });

            migrationBuilder.CreateIndex(
                name: "IX_followups_followups_community_id_case_id",
                table: "followups_followups",
                columns: new[] { "community_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_community_id_subject",
                table: "platform_audit",
                columns: new[] { "community_id", "subject" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_done_requests_at",
                table: "platform_done_requests",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_repairs_materials_community_id_case_id",
                table: "repairs_materials",
                columns: new[] { "community_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_staff_accounts_login",
                table: "staff_accounts",
                column: "login",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_memberships_staff_id",
                table: "staff_memberships",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_notifications_community_id_staff_id",
                table: "staff_notifications",
                columns: new[] { "community_id", "staff_id" },
                filter: "read_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_staff_notifications_community_id_staff_id_at",
                table: "staff_notifications",
                columns: new[] { "community_id", "staff_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_staff_shifts_community_id_staff_id",
                table: "staff_shifts",
                columns: new[] { "community_id", "staff_id" });

            migrationBuilder.CreateIndex(
                name: "IX_staff_shifts_community_id_to",
                table: "staff_shifts",
                columns: new[] { "community_id", "to" });

            migrationBuilder.CreateIndex(
                name: "IX_staff_tokens_staff_id",
                table: "staff_tokens",
                column: "staff_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_files");

            migrationBuilder.DropTable(
                name: "cases_numbers");

            migrationBuilder.DropTable(
                name: "cases_timeline");

            migrationBuilder.DropTable(
                name: "cases_views");

            migrationBuilder.DropTable(
                name: "charters_closures");

            migrationBuilder.DropTable(
                name: "charters_holidays");

            migrationBuilder.DropTable(
                name: "charters_recounts");

            migrationBuilder.DropTable(
                name: "charters_rehearsed_cases");

            migrationBuilder.DropTable(
                name: "charters_versions");

            migrationBuilder.DropTable(
                name: "clock_consequences");

            migrationBuilder.DropTable(
                name: "complaints_compensations");

            migrationBuilder.DropTable(
                name: "complaints_complaints");

            migrationBuilder.DropTable(
                name: "complaints_incident_cases");

            migrationBuilder.DropTable(
                name: "complaints_settings");

            migrationBuilder.DropTable(
                name: "complaints_utility_contacts");

            migrationBuilder.DropTable(
                name: "desk_calls");

            migrationBuilder.DropTable(
                name: "desk_daily_reviews");

            migrationBuilder.DropTable(
                name: "desk_waiting");

            migrationBuilder.DropTable(
                name: "edge_protection_keys");

            migrationBuilder.DropTable(
                name: "estate_ties");

            migrationBuilder.DropTable(
                name: "followups_followups");

            migrationBuilder.DropTable(
                name: "platform_audit");

            migrationBuilder.DropTable(
                name: "platform_done_requests");

            migrationBuilder.DropTable(
                name: "repairs_materials");

            migrationBuilder.DropTable(
                name: "repairs_orders");

            migrationBuilder.DropTable(
                name: "staff_absences");

            migrationBuilder.DropTable(
                name: "staff_departments");

            migrationBuilder.DropTable(
                name: "staff_notifications");

            migrationBuilder.DropTable(
                name: "staff_shifts");

            migrationBuilder.DropTable(
                name: "staff_tokens");

            migrationBuilder.DropTable(
                name: "charters_rehearsals");

            migrationBuilder.DropTable(
                name: "clock_promises");

            migrationBuilder.DropTable(
                name: "complaints_incident_proposals");

            migrationBuilder.DropTable(
                name: "estate_residents");

            migrationBuilder.DropTable(
                name: "staff_memberships");

            migrationBuilder.DropTable(
                name: "cases_cases");

            migrationBuilder.DropTable(
                name: "staff_accounts");

            migrationBuilder.DropTable(
                name: "estate_units");

            migrationBuilder.DropTable(
                name: "estate_buildings");

            migrationBuilder.DropTable(
                name: "estate_communities");
        }
    }
}
