using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class RecordsKeepTheirMeasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_evidence_uses_measures_measure_id",
                table: "evidence_uses");

            migrationBuilder.DropForeignKey(
                name: "fk_progress_measures_measure_id",
                table: "progress");

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_uses_measures_measure_id",
                table: "evidence_uses",
                column: "measure_id",
                principalTable: "measures",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_progress_measures_measure_id",
                table: "progress",
                column: "measure_id",
                principalTable: "measures",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_evidence_uses_measures_measure_id",
                table: "evidence_uses");

            migrationBuilder.DropForeignKey(
                name: "fk_progress_measures_measure_id",
                table: "progress");

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_uses_measures_measure_id",
                table: "evidence_uses",
                column: "measure_id",
                principalTable: "measures",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_progress_measures_measure_id",
                table: "progress",
                column: "measure_id",
                principalTable: "measures",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
