using RealNvp.Engine.Datasets.Toys;

namespace RealNvp.Engine.Datasets;

/// <summary>All toy data sets.</summary>
public static class ToyCatalogue
{
    public static IReadOnlyList<ToyDataset> All { get; } =
    [
        new TwoMoons(),
        new Circles(),
        new Pinwheel(),
        new EightGaussians(),
        new Checkerboard(),
        new TwoSpirals(),
        new SwissRoll(),
        new Rings(),
    ];

    /// <summary>The toy of that kind, or null.</summary>
    public static ToyDataset? Find(string kind) => All.FirstOrDefault(toy => toy.Kind == kind);
}
