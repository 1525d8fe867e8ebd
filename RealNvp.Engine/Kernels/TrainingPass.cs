using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Kernels;

/// <summary>
/// Loss and gradient of a batch in two sweeps: groups of panels from the data to the gradients by all layers' outputs, then piece by piece the gradients
/// by the layers' kernels. A large batch is taken in chunks, whose gradients add up, so that memory stays bounded.
/// </summary>
internal sealed unsafe class TrainingPass : IDisposable
{
    /// <summary>Floats all tapes of a chunk may take: at least these, else the size of parameters, gradient and moments twice.</summary>
    private const long LeastTape = 32L << 20;
    private const int LeastPanels = 8;

    private readonly FlowPlan _plan;
    private readonly IFlowKernels _kernels;
    private readonly WorkerTeam _team;
    private readonly Tape _tape;
    private readonly int _panelsPerChunk;
    private readonly int _panelsPerGroup;
    private readonly (DenseLayer Layer, int Piece)[] _pieces;
    private readonly DenseLayer[] _partlyDead;
    private readonly double[] _squares;
    private readonly NativeBuffer _tapes = new();
    private readonly NativeBuffer _perRow = new();
    private readonly NativeBuffer _scratch = new();
    private readonly Action<int, int> _panelWork;
    private readonly Action<int, int> _pieceWork;
    private readonly Action<int, int> _penaltyWork;
    private float* _parameters;
    private float* _rows;
    private float* _gradient;
    private int _batch;
    private int _chunkRows;
    private int _groupPanels;
    private int _groups;
    private bool _accumulates;
    private float _decay;

    public TrainingPass(FlowPlan plan, IFlowKernels kernels, WorkerTeam team)
    {
        (_plan, _kernels, _team) = (plan, kernels, team);
        _tape = Tape.ForTraining(plan);
        var budget = Math.Max(LeastTape, 8L * plan.Layout.Length);
        _panelsPerChunk = (int)Math.Clamp(budget / _tape.Length, LeastPanels, int.MaxValue / Panel.Width);
        _panelsPerGroup = PanelGroups.PanelsOf(plan.Shape);
        _pieces = [.. plan.Layers.SelectMany(layer => Enumerable.Range(0, LayerPieces.Count(layer)).Select(piece => (layer, piece)))];
        _partlyDead = [.. plan.Layers.Where(layer => layer.HasDeadParts)];
        _squares = new double[plan.Layers.Count];
        (_panelWork, _pieceWork, _penaltyWork) = (PanelWork, PieceWork, PenaltyWork);
    }

    /// <inheritdoc cref="IFlowEvaluator{T}.LossAndGradient"/>
    public BatchLoss Run(float* parameters, float* rows, int count, double l2, float* gradient)
    {
        _parameters = parameters;
        _gradient = gradient;
        _batch = count;
        var most = Math.Min(_panelsPerChunk, Panel.Count(count));
        _tapes.Reserve(most * _tape.Length);
        _perRow.Reserve(2 * most * Panel.Width);
        _scratch.Reserve(_team.Threads * LayerPieces.ScratchLength(most));
        double sum = 0;
        for (var first = 0; first < count; first += _chunkRows)
        {
            _rows = rows + first * (nint)_plan.Shape.Dimension;
            _chunkRows = Math.Min(count - first, most * Panel.Width);
            _accumulates = first > 0;
            sum += Chunk();
        }

        return new BatchLoss(-sum / count, l2 == 0 ? 0 : Penalty(l2));
    }

    public void Dispose()
    {
        _tapes.Dispose();
        _perRow.Dispose();
        _scratch.Dispose();
    }

    private float* LogProb => _perRow.Pointer;

    private float* RowWeights => _perRow.Pointer + _perRow.Length / 2;

    /// <returns>Sum of the rows' log p.</returns>
    private double Chunk()
    {
        var panels = Panel.Count(_chunkRows);
        var weight = 1f / _batch;
        for (var row = 0; row < panels * Panel.Width; row++)
        {
            RowWeights[row] = row < _chunkRows ? weight : 0;
        }

        // Fewer panels at once where there would not be a group for every thread.
        _groupPanels = Math.Min(_panelsPerGroup, (panels + _team.Threads - 1) / _team.Threads);
        _groups = (panels + _groupPanels - 1) / _groupPanels;
        _team.Run(_groups + (_accumulates ? 0 : _partlyDead.Length), _panelWork);
        _team.Run(_pieces.Length, _pieceWork);
        double sum = 0;
        for (var row = 0; row < _chunkRows; row++)
        {
            sum += LogProb[row];
        }

        return sum;
    }

    private void PanelWork(int thread, int group)
    {
        if (group >= _groups)
        {
            LayerPieces.Clear(_partlyDead[group - _groups], _gradient);
            return;
        }

        var first = group * _groupPanels;
        var count = Math.Min(_groupPanels, Panel.Count(_chunkRows) - first);
        var panels = new Panels(_tapes.Pointer + first * _tape.Length, _tape.Length, count);
        var dimension = _plan.Shape.Dimension;
        for (var p = 0; p < count; p++)
        {
            var row = (first + p) * Panel.Width;
            PanelRows.Load(_rows + row * (nint)dimension, Math.Min(Panel.Width, _chunkRows - row), dimension, panels.Of(p) + _tape.State(0));
        }

        _kernels.DataToLatent(_tape, in panels, _parameters);
        _kernels.LogProb(_tape, in panels, LogProb + first * Panel.Width);
        _kernels.Backward(_tape, in panels, _parameters, RowWeights + first * Panel.Width);
    }

    private void PieceWork(int thread, int index)
    {
        var (layer, piece) = _pieces[index];
        var panels = new Panels(_tapes.Pointer, _tape.Length, Panel.Count(_chunkRows));
        var scratch = _scratch.Pointer + thread * (_scratch.Length / _team.Threads);
        _kernels.LayerGradient(_tape, in panels, layer, piece, _accumulates || layer.HasDeadParts, _gradient, scratch);
    }

    private double Penalty(double l2)
    {
        _decay = (float)(2 * l2);
        _team.Run(_plan.Layers.Count, _penaltyWork);
        double sum = 0;
        foreach (var squares in _squares)
        {
            sum += squares;
        }

        return l2 * sum;
    }

    /// <summary>Adds the penalty's gradient of one layer, and its sum of squares in float64.</summary>
    private void PenaltyWork(int thread, int index)
    {
        var layer = _plan.Layers[index];
        float* w = _parameters + layer.Weight, g = _gradient + layer.Weight;
        double sum = 0;
        for (var i = 0; i < layer.WeightLength; i++)
        {
            g[i] += _decay * w[i];
            sum += (double)w[i] * w[i];
        }

        _squares[index] = sum;
    }
}
