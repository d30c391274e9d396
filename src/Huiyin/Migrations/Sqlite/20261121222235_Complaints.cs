using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Complaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "read_back_at",
                table: "cases_cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "respondent_department",
                table: "cases_cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "respondent_id",
                table: "cases_cases",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "complaints_compensations",
                columns: table => new
                {
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    approver = table.Column<string>(type: "TEXT", nullable: false),
                    requested_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    requested_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    ruled_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    ruled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ruling_reason = table.Column<string>(type: "TEXT", nullable: true)
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
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: true),
                    respondent_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    respondent_department = table.Column<string>(type: "TEXT", nullable: true),
                    respondent_outside = table.Column<string>(type: "TEXT", nullable: true),
                    demand = table.Column<string>(type: "TEXT", nullable: true),
                    course = table.Column<string>(type: "TEXT", nullable: true),
                    complainant = table.Column<int>(type: "INTEGER", nullable: true),
                    repeats = table.Column<int>(type: "INTEGER", nullable: false),
                    grade_reason = table.Column<string>(type: "TEXT", nullable: true),
                    graded_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    graded_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    graded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    grade_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    validity_reason = table.Column<string>(type: "TEXT", nullable: true),
                    validity_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    proposed_grade = table.Column<byte>(type: "INTEGER", nullable: true),
                    proposed_reason = table.Column<string>(type: "TEXT", nullable: true),
                    proposed_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    proposed_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finding = table.Column<string>(type: "TEXT", nullable: true),
                    investigated_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    investigated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    unsolvable = table.Column<bool>(type: "INTEGER", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    decided_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    origin = table.Column<int>(type: "INTEGER", nullable: true),
                    cause = table.Column<string>(type: "TEXT", nullable: true),
                    responsible = table.Column<string>(type: "TEXT", nullable: true),
                    corrective = table.Column<string>(type: "TEXT", nullable: true),
                    preventive = table.Column<string>(type: "TEXT", nullable: true),
                    apology = table.Column<string>(type: "TEXT", nullable: true),
                    apology_by = table.Column<string>(type: "TEXT", nullable: true),
                    apology_how = table.Column<string>(type: "TEXT", nullable: true),
                    apology_at = table.Column<long>(type: "INTEGER", nullable: true),
                    criticism = table.Column<string>(type: "TEXT", nullable: true),
                    criticism_by = table.Column<string>(type: "TEXT", nullable: true),
                    criticism_at = table.Column<long>(type: "INTEGER", nullable: true)
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
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    matter = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    ruled_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    ruled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    parent_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_incident_proposals", x => new { x.community_id, x.id });
                    table.ForeignKey(
                        name: "FK_complaints_incident_proposals_cases_cases_community_id_parent_id",
                        columns: x => new { x.community_id, x.parent_id },
                        principalTable: "cases_cases",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_complaints_incident_proposals_estate_communities_community_id",
                        column: x => x.community_id,
                        principalTable: "estate_communities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_settings",
                columns: table => new
                {
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    supervisor_up_to = table.Column<long>(type: "INTEGER", nullable: false),
                    manager_up_to = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "complaints_utility_contacts",
                columns: table => new
                {
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    utility = table.Column<int>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false)
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
                name: "complaints_incident_cases",
                columns: table => new
                {
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposal_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    household = table.Column<string>(type: "TEXT", nullable: false)
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
                        name: "FK_complaints_incident_cases_complaints_incident_proposals_community_id_proposal_id",
                        columns: x => new { x.community_id, x.proposal_id },
                        principalTable: "complaints_incident_proposals",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "complaints_incident_proposals");

            migrationBuilder.DropColumn(
                name: "read_back_at",
                table: "cases_cases");

            migrationBuilder.DropColumn(
                name: "respondent_department",
                table: "cases_cases");

            migrationBuilder.DropColumn(
                name: "respondent_id",
                table: "cases_cases");
        }
    }
}
