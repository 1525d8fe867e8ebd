using System.Text.Json.Nodes;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>A sweep's wish as JSON: the body that launches the same sweep over the API.</summary>
public static class SweepRequestWriter
{
    public static JsonObject Write(SweepRequest request) => throw new NotImplementedException();
}
