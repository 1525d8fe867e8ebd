using System.Text.Json;
using RealNvp.Data;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>Gives runs stored by an earlier version the hash of their settings, once after an upgrade, while the host already works.</summary>
internal sealed class SettingsHashRefresh(IRunLineageStore lineage, ILogger<SettingsHashRefresh> logger) : BackgroundService
{
    private const int Batch = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await lineage.ListHashedOtherwiseAsync(SettingsHash.Prefix, Batch, stoppingToken) is { Count: > 0 } runs)
            {
                await lineage.SetSettingsHashesAsync(runs.ToDictionary(run => run.Id, HashOf), stoppingToken);
                logger.LogInformation("Computed the settings' hash of {Count} runs of an earlier version.", runs.Count);
            }
        }
        catch (StudioDatabaseException exception)
        {
            // Only the grouping of those runs waits; the next start tries again.
            logger.LogWarning(exception, "The settings' hashes of earlier runs could not be computed.");
        }
    }

    private static string HashOf(RunRecord run)
    {
        try
        {
            return SettingsHash.Of(SpecJson.Deserialize<RunSpec>(run.SpecJson) ?? new RunSpec(), run.Lineage.Start);
        }
        catch (JsonException)
        {
            // Settings nobody can read are equal to none but themselves.
            return SettingsHash.Prefix + run.Id;
        }
    }
}
