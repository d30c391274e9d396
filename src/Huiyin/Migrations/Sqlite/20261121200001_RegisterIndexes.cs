using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RegisterIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_cases_cases_community_id_received_at_id", table: "cases_cases");

            migrationBuilder.DropIndex(name: "IX_cases_cases_community_id_status_received_at", table: "cases_cases");

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_register",
                table: "cases_cases",
                columns: new[] { "community_id", "received_at", "number", "status", "kind", "department", "assignee_id", "grade", "received_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_register_open",
                table: "cases_cases",
                columns: new[] { "community_id", "received_at", "number", "status", "kind", "department", "assignee_id", "grade", "received_by_id" },
                filter: "ended_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_cases_cases_register", table: "cases_cases");

            migrationBuilder.DropIndex(name: "IX_cases_cases_register_open", table: "cases_cases");

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_received_at_id",
                table: "cases_cases",
                columns: new[] { "community_id", "received_at", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_status_received_at",
                table: "cases_cases",
                columns: new[] { "community_id", "status", "received_at" }
            );
        }
    }
}
