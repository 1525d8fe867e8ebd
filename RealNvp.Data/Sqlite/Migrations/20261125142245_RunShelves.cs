using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RealNvp.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RunShelves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_runs_CreatedAt",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "IX_runs_SearchText",
                table: "runs");

            migrationBuilder.AddColumn<long>(
                name: "ArchivedAt",
                table: "runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsFavourite",
                table: "runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "TrashedAt",
                table: "runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Shelf",
                table: "runs",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "CASE WHEN \"TrashedAt\" IS NOT NULL THEN 2 WHEN \"ArchivedAt\" IS NOT NULL THEN 1 ELSE 0 END");

            migrationBuilder.CreateIndex(
                name: "IX_runs_Shelf_CreatedAt",
                table: "runs",
                columns: new[] { "Shelf", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_runs_Shelf_SearchText",
                table: "runs",
                columns: new[] { "Shelf", "SearchText" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_runs_Shelf_CreatedAt",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "IX_runs_Shelf_SearchText",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "Shelf",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "ArchivedAt",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "IsFavourite",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "TrashedAt",
                table: "runs");

            migrationBuilder.CreateIndex(
                name: "IX_runs_CreatedAt",
                table: "runs",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_runs_SearchText",
                table: "runs",
                column: "SearchText");
        }
    }
}
