using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RealNvp.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Lineage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ForkEpoch",
                table: "runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ImportedId",
                table: "runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Origin",
                table: "runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ParentId",
                table: "runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SettingsHash",
                table: "runs",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_runs_ParentId",
                table: "runs",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_runs_SettingsHash",
                table: "runs",
                column: "SettingsHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_runs_ParentId",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "IX_runs_SettingsHash",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "ForkEpoch",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "ImportedId",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "SettingsHash",
                table: "runs");
        }
    }
}
