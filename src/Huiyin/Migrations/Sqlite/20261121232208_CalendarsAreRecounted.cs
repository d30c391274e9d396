using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CalendarsAreRecounted : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "charters_recounts",
                columns: table => new
                {
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    because = table.Column<string>(type: "TEXT", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cases = table.Column<int>(type: "INTEGER", nullable: false),
                    moved = table.Column<int>(type: "INTEGER", nullable: false)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "charters_recounts");
        }
    }
}
