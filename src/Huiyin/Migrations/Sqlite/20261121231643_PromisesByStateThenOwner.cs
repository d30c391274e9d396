using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PromisesByStateThenOwner : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_clock_promises_community_id_owed_by_id_state_due_at",
                table: "clock_promises");

            migrationBuilder.CreateIndex(
                name: "IX_clock_promises_community_id_state_owed_by_id_due_at",
                table: "clock_promises",
                columns: new[] { "community_id", "state", "owed_by_id", "due_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_clock_promises_community_id_state_owed_by_id_due_at",
                table: "clock_promises");

            migrationBuilder.CreateIndex(
                name: "IX_clock_promises_community_id_owed_by_id_state_due_at",
                table: "clock_promises",
                columns: new[] { "community_id", "owed_by_id", "state", "due_at" });
        }
    }
}
