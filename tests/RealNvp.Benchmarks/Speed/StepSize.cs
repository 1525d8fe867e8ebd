using RealNvp.Engine.Flows;

namespace RealNvp.Benchmarks.Speed;

/// <summary>A flow and a batch, and what a training step on them takes.</summary>
internal sealed record StepSize(string Name, FlowShape Shape, int Batch)
{
    /// <summary>
    /// Floating-point operations of a step's matrix products, two for each multiply-add, and only those that must be made: kernel columns that
    /// the mask hides, outputs for columns passed on and the gradient by the data are left out.
    /// </summary>
    public double Work => Nets().Sum(net => net.Products) * 2.0 * 2 * Batch;

    /// <summary>
    /// Bytes a step moves at least where nothing stays in a cache from one phase to the next: each parameter read twice (both ways) and its gradient
    /// written, Adam's four reads and three writes, each hidden activation and its gradient written once, and read twice and once again.
    /// </summary>
    public double Bytes => sizeof(float) * (10.0 * new ParameterLayout(Shape).Length + 5.0 * 2 * Shape.Couplings * Shape.HiddenLayers * (double)Shape.HiddenSize * Batch);

    private IEnumerable<(int Coupling, double Products)> Nets()
    {
        for (var coupling = 0; coupling < Shape.Couplings; coupling++)
        {
            var passed = Enumerable.Range(0, Shape.Dimension).Count(column => CouplingMask.Passes(coupling, column));
            double products = 0;
            for (var layer = 0; layer < Shape.DenseLayers; layer++)
            {
                double inputs = layer == 0 ? passed : Shape.HiddenSize, outputs = layer == Shape.HiddenLayers ? Shape.Dimension - passed : Shape.HiddenSize;
                // Values, gradient by the kernel, gradient by the inputs.
                products += inputs * outputs * (layer == 0 && coupling == Shape.Couplings - 1 ? 2 : 3);
            }

            yield return (coupling, products);
        }
    }
}
