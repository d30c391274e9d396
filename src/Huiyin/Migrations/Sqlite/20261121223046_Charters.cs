using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Charters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "charters_closures",
                columns: table => new
                {
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    kept_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    kept_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "charters_rehearsals",
                columns: table => new
                {
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    cases = table.Column<long>(type: "INTEGER", nullable: false),
                    replayed = table.Column<long>(type: "INTEGER", nullable: false),
                    changed = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true)
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
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    changed_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_by_login = table.Column<string>(type: "TEXT", nullable: true),
                    published_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "charters_rehearsed_cases",
                columns: table => new
                {
                    community_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rehearsal_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charters_rehearsed_cases", x => new { x.community_id, x.rehearsal_id, x.number });
                    table.ForeignKey(
                        name: "FK_charters_rehearsed_cases_charters_rehearsals_community_id_rehearsal_id",
                        columns: x => new { x.community_id, x.rehearsal_id },
                        principalTable: "charters_rehearsals",
                        principalColumns: new[] { "community_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "charters_closures");

            migrationBuilder.DropTable(
                name: "charters_holidays");

            migrationBuilder.DropTable(
                name: "charters_rehearsed_cases");

            migrationBuilder.DropTable(
                name: "charters_versions");

            migrationBuilder.DropTable(
                name: "charters_rehearsals");
        }
    }
}
