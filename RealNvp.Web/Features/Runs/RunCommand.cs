using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs;

/// <summary>A run as text to take elsewhere.</summary>
public static class RunCommand
{
    /// <summary>The run's spec, readable: the body that launches the same run over the API.</summary>
    public static string Json(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return System.Text.Json.JsonSerializer.Serialize(StoredSpec.Of(run), SpecJson.Indented);
    }

    /// <summary>Shell lines that write the spec to a file and train the same run without the studio.</summary>
    public static string Shell(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return $"cat > {run.Id}.json <<'SPEC'\n{Json(run)}\nSPEC\nrealnvp train --spec {run.Id}.json --work {run.Id}\n";
    }
}
