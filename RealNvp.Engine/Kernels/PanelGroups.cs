using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Kernels;

/// <summary>
/// How many panels go through the layers together. Wide layers do not stay in a core's cache, so each tile of a kernel, once fetched, serves
/// several panels; narrow ones do, and panel by panel all intermediate results stay there too. Results do not depend on it.
/// </summary>
internal static class PanelGroups
{
    private const int WidthPerPanel = 128;
    private const int Most = 4;

    public static int PanelsOf(FlowShape shape) => Math.Clamp(Math.Max(shape.HiddenSize, shape.Dimension) / WidthPerPanel, 1, Most);
}
