using System.Globalization;
using System.Text.RegularExpressions;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Export;

/// <summary>Finds a flow's shape from the names and sizes of its tensors.</summary>
internal static partial class FlowShapeReader
{
    /// <exception cref="SafeTensorsException">These are not the tensors of a RealNVP flow.</exception>
    public static FlowShape Read(SafeTensorsFile file)
    {
        var names = file.Tensors.Select(tensor => KernelName().Match(tensor.Name)).Where(match => match.Success).ToList();
        if (names.Count == 0)
        {
            throw new SafeTensorsException("The file holds no RealNVP flow: it has no tensor named like coupling.0.s.0.weight.");
        }

        int Largest(int group) => names.Max(match => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture));
        int couplings = Largest(1) + 1, hiddenLayers = Largest(2);
        var first = file.Get(ParameterLayout.Name(0, FlowNet.Scale, 0, isWeight: true)).Shape;
        var last = file.Get(ParameterLayout.Name(0, FlowNet.Scale, hiddenLayers, isWeight: false)).Shape;
        if (first.Count != 2 || last.Count != 1 || first.Concat(last).Any(size => size > int.MaxValue))
        {
            throw new SafeTensorsException("The kernels must be matrices (outputs x inputs) and the biases vectors.");
        }

        // Fewer tensors than couplings promise would make the layout huge for nothing.
        if (names.Count != 2 * couplings * (hiddenLayers + 1))
        {
            throw new SafeTensorsException($"The file names coupling {couplings - 1} and layer {hiddenLayers}, but has only {names.Count} kernels.");
        }

        try
        {
            return new FlowShape((int)last[0], couplings, (int)(hiddenLayers == 0 ? 1 : first[0]), hiddenLayers);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new SafeTensorsException($"The file holds no flow this program can compute: {exception.Message}", exception);
        }
    }

    [GeneratedRegex(@"^coupling\.(\d{1,6})\.[st]\.(\d{1,2})\.weight$", RegexOptions.CultureInvariant)]
    private static partial Regex KernelName();
}
