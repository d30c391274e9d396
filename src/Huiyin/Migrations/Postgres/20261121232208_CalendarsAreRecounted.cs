using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Postgres
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "charters_recounts");
        }
    }
}
