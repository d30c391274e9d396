using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Postgres
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
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "respondent_department",
                table: "cases_cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "respondent_id",
                table: "cases_cases",
                type: "uuid",
                nullable: true);

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
