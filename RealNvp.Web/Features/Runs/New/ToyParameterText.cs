using RealNvp.Engine.Datasets;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>What a toy's parameter allows, in the words of the settings' messages.</summary>
internal static class ToyParameterText
{
    public static string Allowed(ToyParameter parameter) =>
        $"{(parameter.IsWhole ? "a whole number" : "a number")} from {Format.Plain(parameter.Min)} to {Format.Plain(parameter.Max)}";
}
