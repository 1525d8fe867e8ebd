namespace RealNvp.Engine.Flows;

/// <summary>A named piece of the flat parameter buffer: the kernel (outputs x inputs, row-major) or the bias of one dense layer.</summary>
/// <param name="Name"><c>coupling.{i}.{s|t}.{k}.weight</c> or <c>.bias</c>.</param>
/// <param name="Offset">First element in the flat buffer.</param>
/// <param name="Shape">[outputs, inputs] of a kernel, [outputs] of a bias.</param>
public sealed record ParameterView(string Name, int Coupling, FlowNet Net, int Layer, bool IsWeight, int Offset, IReadOnlyList<int> Shape)
{
    public int Length { get; } = Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>The view's elements of a flat buffer.</summary>
    public Span<T> Of<T>(Span<T> flat) => flat.Slice(Offset, Length);

    /// <inheritdoc cref="Of{T}(Span{T})"/>
    public ReadOnlySpan<T> Of<T>(ReadOnlySpan<T> flat) => flat.Slice(Offset, Length);
}
