using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhatIsStillOwed : Migration
    {
        private static readonly string[] unread = ["community_id", "staff_id"];
        private static readonly string[] owedByOne = ["community_id", "owed_by_id", "due_at"];
        private static readonly string[] owedByAnybody = ["community_id", "due_at"];
        private static readonly string[] ofADay = ["community_id", "kind", "at"];
        private static readonly string[] handledOn = ["community_id", "handled_at"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_staff_notifications_community_id_staff_id",
                table: "staff_notifications",
                columns: unread,
                filter: "read_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_clock_promises_community_id_owed_by_id_due_at",
                table: "clock_promises",
                columns: owedByOne,
                filter: "NOT ended"
            );

            migrationBuilder.CreateIndex(
                name: "IX_clock_promises_community_id_due_at",
                table: "clock_promises",
                columns: owedByAnybody,
                filter: "NOT ended"
            );

            migrationBuilder.CreateIndex(
                name: "IX_cases_timeline_community_id_kind_at",
                table: "cases_timeline",
                columns: ofADay,
                filter: "kind IN (5, 18)"
            );

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_handled_at",
                table: "cases_cases",
                columns: handledOn
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_staff_notifications_community_id_staff_id", table: "staff_notifications");

            migrationBuilder.DropIndex(name: "IX_clock_promises_community_id_owed_by_id_due_at", table: "clock_promises");

            migrationBuilder.DropIndex(name: "IX_clock_promises_community_id_due_at", table: "clock_promises");

            migrationBuilder.DropIndex(name: "IX_cases_timeline_community_id_kind_at", table: "cases_timeline");

            migrationBuilder.DropIndex(name: "IX_cases_cases_community_id_handled_at", table: "cases_cases");
        }
    }
}
