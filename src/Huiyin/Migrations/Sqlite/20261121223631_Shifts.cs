using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Shifts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "staff_shifts",
                columns: table => new
                {
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    staff_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    to = table.Column<long>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true)
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

            migrationBuilder.CreateIndex(
                name: "IX_staff_shifts_community_id_staff_id",
                table: "staff_shifts",
                columns: new[] { "community_id", "staff_id" });

            migrationBuilder.CreateIndex(
                name: "IX_staff_shifts_community_id_to",
                table: "staff_shifts",
                columns: new[] { "community_id", "to" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "staff_shifts");
        }
    }
}
