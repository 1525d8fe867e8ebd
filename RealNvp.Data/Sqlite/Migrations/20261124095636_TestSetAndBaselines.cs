using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RealNvp.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TestSetAndBaselines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BaselinesJson",
                table: "runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "RawEntropy",
                table: "runs",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "TestGap",
                table: "runs",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "TestNll",
                table: "runs",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TestRows",
                table: "runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "TestStandardError",
                table: "runs",
                type: "REAL",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BaselinesJson",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "RawEntropy",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "TestGap",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "TestNll",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "TestRows",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "TestStandardError",
                table: "runs");
        }
    }
}
