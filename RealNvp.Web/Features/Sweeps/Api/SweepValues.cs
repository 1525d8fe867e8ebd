using System.Text.Json.Nodes;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>A trial's values as a JSON object by the settings' paths, each of its type.</summary>
internal sealed class SweepValues(SweepRequest request)
{
    private readonly Dictionary<string, Setting> _settings = SweepSettings.Of(request.Base).ToDictionary(setting => setting.Path);

    public JsonObject Of(IReadOnlyList<string> values)
    {
        var body = new JsonObject();
        foreach (var (dimension, value) in request.Dimensions.Zip(values))
        {
            body[dimension.Setting] = SweepValue.ToJson(_settings.GetValueOrDefault(dimension.Setting), value);
        }

        return body;
    }
}
