using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE cases_search_keys (
                    serial INTEGER PRIMARY KEY,
                    community_id BLOB NOT NULL,
                    case_id BLOB NOT NULL,
                    UNIQUE (community_id, case_id)
                )
                """
            );
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE cases_search USING fts5(words, content='', contentless_delete=1, tokenize='unicode61')
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TABLE cases_search
                """
            );
            migrationBuilder.Sql(
                """
                DROP TABLE cases_search_keys
                """
            );
        }
    }
}
