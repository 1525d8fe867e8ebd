namespace RealNvp.Engine.Datasets;

/// <summary>A seeded distribution in the plane: draws points, and knows what it is called and which parameters shape it.</summary>
public abstract class ToyDataset
{
    /// <summary>Name in specs and the API, for example <c>moons</c>.</summary>
    public abstract string Kind { get; }

    public abstract string Title { get; }

    /// <summary>One sentence on what it looks like and what it is good for.</summary>
    public abstract string Description { get; }

    /// <summary>The noise parameter, common to all toys: a standard deviation in the toy's own units.</summary>
    public abstract ToyParameter Noise { get; }

    /// <summary>
    /// Whether it is made of parts with next to nothing between them. A flow is a continuous, invertible map of one connected Gaussian, so it
    /// cannot tear it apart: thin bridges stay between the parts. See docs/maths.md.
    /// </summary>
    public virtual bool HasSeparateParts => false;

    /// <summary>Parameters beside the noise.</summary>
    public virtual IReadOnlyList<ToyParameter> Parameters => [];

    /// <summary>Names of the two columns of every toy.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["x", "y"];

    /// <summary>All parameters by name: those given, and the defaults of the others.</summary>
    public IReadOnlyDictionary<string, double> Complete(IReadOnlyDictionary<string, double> given) =>
        Parameters.ToDictionary(parameter => parameter.Name, parameter => given.TryGetValue(parameter.Name, out var value) ? value : parameter.Default);

    /// <summary>Draws points.</summary>
    /// <param name="count">Number of points, at least 1.</param>
    /// <param name="noise">Standard deviation of the noise.</param>
    /// <param name="parameters">Every parameter of <see cref="Parameters"/> by name.</param>
    /// <param name="random">Source of the points; one that goes on gives new points of the same distribution.</param>
    /// <returns>Row-major points, shape count x 2.</returns>
    public abstract double[] Sample(int count, double noise, IReadOnlyDictionary<string, double> parameters, SeededRandom random);

    /// <inheritdoc cref="Sample(int, double, IReadOnlyDictionary{string, double}, SeededRandom)"/>
    /// <param name="seed">Equal seeds give equal points on every machine.</param>
    public double[] Sample(int count, double noise, IReadOnlyDictionary<string, double> parameters, int seed) =>
        Sample(count, noise, parameters, new SeededRandom(seed));

    /// <summary>
    /// Differential entropy of the distribution; null where there is no density (no noise around curves) or the noise is too small to
    /// compute with.
    /// </summary>
    /// <param name="noise">Standard deviation of the noise.</param>
    /// <param name="parameters">Every parameter of <see cref="Parameters"/> by name.</param>
    public abstract ToyEntropy? Entropy(double noise, IReadOnlyDictionary<string, double> parameters);

    /// <summary>The density of the distribution; null where <see cref="Entropy"/> is.</summary>
    /// <param name="noise">Standard deviation of the noise.</param>
    /// <param name="parameters">Every parameter of <see cref="Parameters"/> by name.</param>
    public abstract ToyDensity? Density(double noise, IReadOnlyDictionary<string, double> parameters);
}
