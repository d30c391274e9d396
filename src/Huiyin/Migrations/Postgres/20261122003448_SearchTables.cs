using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Huiyin.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE cases_search (
                    community_id uuid NOT NULL,
                    case_id uuid NOT NULL,
                    at bigint NOT NULL,
                    serial bigint GENERATED ALWAYS AS IDENTITY,
                    words tsvector NOT NULL,
                    PRIMARY KEY (community_id, case_id)
                )
                """
            );
            migrationBuilder.Sql(
                """
                CREATE INDEX ix_cases_search_words ON cases_search USING gin (words)
                """
            );
            migrationBuilder.Sql(
                """
                CREATE INDEX ix_cases_search_newest ON cases_search (community_id, serial)
                """
            );
            migrationBuilder.Sql(
                """
                ALTER TABLE cases_search ALTER COLUMN words SET STATISTICS 1000
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
        }
    }
}
