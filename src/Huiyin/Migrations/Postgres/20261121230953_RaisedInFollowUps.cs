using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RaisedInFollowUps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "heartbeat_at",
                table: "charters_rehearsals",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "raised_in_id",
                table: "cases_cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "replied_at",
                table: "cases_cases",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "replied_by_name",
                table: "cases_cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reply",
                table: "cases_cases",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_cases_community_id_raised_in_id",
                table: "cases_cases",
                columns: new[] { "community_id", "raised_in_id" },
                filter: "raised_in_id IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_cases_cases_cases_cases_community_id_raised_in_id",
                table: "cases_cases",
                columns: new[] { "community_id", "raised_in_id" },
                principalTable: "cases_cases",
                principalColumns: new[] { "community_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_cases_cases_cases_cases_community_id_raised_in_id",
                table: "cases_cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_cases_community_id_raised_in_id",
                table: "cases_cases");

            migrationBuilder.DropColumn(
                name: "heartbeat_at",
                table: "charters_rehearsals");

            migrationBuilder.DropColumn(
                name: "raised_in_id",
                table: "cases_cases");

            migrationBuilder.DropColumn(
                name: "replied_at",
                table: "cases_cases");

            migrationBuilder.DropColumn(
                name: "replied_by_name",
                table: "cases_cases");

            migrationBuilder.DropColumn(
                name: "reply",
                table: "cases_cases");
        }
    }
}
