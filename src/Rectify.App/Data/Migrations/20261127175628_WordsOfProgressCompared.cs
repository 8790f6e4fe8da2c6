using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class WordsOfProgressCompared : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // whether an entry is in the words of the time before: width, case, blanks and marks apart, as Rereading.Plain has it in memory
            migrationBuilder.Sql("""
                create function rectify_plain(body text) returns text language sql immutable parallel safe as $$
                    select lower(regexp_replace(normalize(coalesce(body, ''), NFKC), '[^[:alnum:]]|[\U00010000-\U0010FFFF]', '', 'g'))
                $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function rectify_plain(text);");
        }
    }
}
