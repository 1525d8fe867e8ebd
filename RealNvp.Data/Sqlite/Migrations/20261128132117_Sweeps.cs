using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RealNvp.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Sweeps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SweepId",
                table: "runs",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SweepTrial",
                table: "runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sweeps",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestJson = table.Column<string>(type: "TEXT", nullable: false),
                    DatasetName = table.Column<string>(type: "TEXT", nullable: false),
                    TimeBudgetSeconds = table.Column<double>(type: "REAL", nullable: true),
                    IsOverBudget = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sweeps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sweep_reports",
                columns: table => new
                {
                    SweepId = table.Column<string>(type: "TEXT", nullable: false),
                    Epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sweep_reports", x => new { x.SweepId, x.Epoch, x.Number });
                    table.ForeignKey(
                        name: "FK_sweep_reports_sweeps_SweepId",
                        column: x => x.SweepId,
                        principalTable: "sweeps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sweep_trials",
                columns: table => new
                {
                    SweepId = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Combination = table.Column<int>(type: "INTEGER", nullable: false),
                    Seed = table.Column<int>(type: "INTEGER", nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false),
                    RunId = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Mark = table.Column<int>(type: "INTEGER", nullable: false),
                    FailureReason = table.Column<string>(type: "TEXT", nullable: true),
                    NextRung = table.Column<int>(type: "INTEGER", nullable: true),
                    StopEpoch = table.Column<int>(type: "INTEGER", nullable: true),
                    StopValue = table.Column<double>(type: "REAL", nullable: true),
                    StopPlace = table.Column<int>(type: "INTEGER", nullable: true),
                    StopOf = table.Column<int>(type: "INTEGER", nullable: true),
                    StopKept = table.Column<int>(type: "INTEGER", nullable: true),
                    StopCutoff = table.Column<double>(type: "REAL", nullable: true),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sweep_trials", x => new { x.SweepId, x.Number });
                    table.ForeignKey(
                        name: "FK_sweep_trials_sweeps_SweepId",
                        column: x => x.SweepId,
                        principalTable: "sweeps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_runs_SweepId_SweepTrial",
                table: "runs",
                columns: new[] { "SweepId", "SweepTrial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sweep_trials_Mark",
                table: "sweep_trials",
                column: "Mark");

            migrationBuilder.CreateIndex(
                name: "IX_sweep_trials_RunId",
                table: "sweep_trials",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_sweeps_CreatedAt",
                table: "sweeps",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_sweeps_Owner",
                table: "sweeps",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_sweeps_Status",
                table: "sweeps",
                column: "Status");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sweep_reports");

            migrationBuilder.DropTable(
                name: "sweep_trials");

            migrationBuilder.DropTable(
                name: "sweeps");

            migrationBuilder.DropIndex(
                name: "IX_runs_SweepId_SweepTrial",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "SweepId",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "SweepTrial",
                table: "runs");
        }
    }
}
