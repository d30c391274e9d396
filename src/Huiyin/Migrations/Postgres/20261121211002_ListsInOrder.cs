using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ListsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_cases_cases_community_id_unit_id_received_at", table: "cases_cases");

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_assignee_id_received_at_number",
                table: "cases_cases",
                columns: new[] { "community_id", "assignee_id", "received_at", "number" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_status_received_at_number",
                table: "cases_cases",
                columns: new[] { "community_id", "status", "received_at", "number" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_unit_id_received_at_number",
                table: "cases_cases",
                columns: new[] { "community_id", "unit_id", "received_at", "number" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_cases_cases_community_id_assignee_id_received_at_number", table: "cases_cases");

            migrationBuilder.DropIndex(name: "IX_cases_cases_community_id_status_received_at_number", table: "cases_cases");

            migrationBuilder.DropIndex(name: "IX_cases_cases_community_id_unit_id_received_at_number", table: "cases_cases");

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_unit_id_received_at",
                table: "cases_cases",
                columns: new[] { "community_id", "unit_id", "received_at" }
            );
        }
    }
}
