using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Kernels;

/// <summary>
/// Where in a panel's memory each intermediate result lies, in floats from its start; each is feature-major with rows of <see cref="Panel.Width"/>.
/// A tape for training keeps whatever the gradient needs; one for density and sampling writes over what it no longer needs.
/// </summary>
internal sealed class Tape
{
    private readonly FlowShape _shape;
    private readonly bool _keeps;
    private readonly int _state;
    private readonly int _hidden;
    private readonly int _changed;
    private readonly int _perCoupling;
    private readonly int _couplings;

    private Tape(FlowPlan plan, bool keeps)
    {
        _shape = plan.Shape;
        _keeps = keeps;
        (_state, _hidden, _changed) = (_shape.Dimension * Panel.Width, _shape.HiddenSize * Panel.Width, plan.MostChanged * Panel.Width);
        LogDet = 0;
        Gradient = Panel.Width;
        States = Gradient + (keeps ? _state : 0);
        _couplings = States + (keeps ? _shape.Couplings + 1 : 1) * _state;
        _perCoupling = keeps ? 5 * _changed + 4 * _shape.HiddenLayers * _hidden : 0;
        var length = _couplings + (keeps ? _shape.Couplings * (long)_perCoupling : 3L * _changed + 2L * _hidden);
        Length = checked((nint)AvoidPowersOfTwo(length));
    }

    /// <summary>Floats of a panel's tape.</summary>
    public nint Length { get; }

    /// <summary>log|det| so far, a number per row.</summary>
    public int LogDet { get; }

    /// <summary>The gradient of the loss by the state under way, dimension x width.</summary>
    public int Gradient { get; }

    private int States { get; }

    public static Tape ForTraining(FlowPlan plan) => new(plan, keeps: true);

    public static Tape ForInference(FlowPlan plan) => new(plan, keeps: false);

    /// <summary>The rows after so many couplings, dimension x width.</summary>
    public nint State(int couplingsDone) => States + (_keeps ? couplingsDone * (nint)_state : 0);

    /// <summary>s of a coupling, its changed columns x width.</summary>
    public nint Scale(int coupling) => OfCoupling(coupling);

    /// <summary>exp(-s).</summary>
    public nint InverseScale(int coupling) => OfCoupling(coupling) + _changed;

    /// <summary>t.</summary>
    public nint Translation(int coupling) => OfCoupling(coupling) + 2 * _changed;

    /// <summary>Outputs of a hidden layer, hidden size x width.</summary>
    public nint Hidden(DenseLayer layer) => _keeps
        ? OfCoupling(layer.Coupling) + 5 * _changed + Index(layer) * (nint)_hidden
        : _couplings + 3 * _changed + layer.Index % 2 * (nint)_hidden;

    /// <summary>The gradient of the loss by a layer's outputs before ReLU.</summary>
    public nint OutputGradient(DenseLayer layer) => layer.IsOutput
        ? OfCoupling(layer.Coupling) + (3 + (int)layer.Net) * _changed
        : OfCoupling(layer.Coupling) + 5 * _changed + (2 * _shape.HiddenLayers + Index(layer)) * (nint)_hidden;

    private nint OfCoupling(int coupling) => _couplings + coupling * (nint)_perCoupling;

    private int Index(DenseLayer layer) => (int)layer.Net * _shape.HiddenLayers + layer.Index;

    /// <summary>Tapes a multiple of 4 kB apart would all compete for the same few lines of the cache.</summary>
    private static long AvoidPowersOfTwo(long floats) => (floats + 511) / 512 * 512 + 64;
}
