namespace RealNvp.Engine.Kernels;

/// <summary>
/// Density and sampling: rows in, numbers out, group of panels by group, each from start to end on one thread. Memory is that of a group per
/// thread, however many rows there are.
/// </summary>
internal sealed unsafe class InferencePass : IDisposable
{
    private readonly FlowPlan _plan;
    private readonly IFlowKernels _kernels;
    private readonly WorkerTeam _team;
    private readonly Tape _tape;
    private readonly int _panelsPerGroup;
    private readonly nint _scratchLength;
    private readonly NativeBuffer _memory = new();
    private readonly Action<int, int> _work;
    private float* _parameters;
    private float* _input;
    private float* _output;
    private float* _perRow;
    private int _rows;
    private InferenceKind _kind;

    public InferencePass(FlowPlan plan, IFlowKernels kernels, WorkerTeam team)
    {
        (_plan, _kernels, _team) = (plan, kernels, team);
        _tape = Tape.ForInference(plan);
        _panelsPerGroup = PanelGroups.PanelsOf(plan.Shape);
        _scratchLength = _panelsPerGroup * (_tape.Length + Panel.Width);
        _work = Work;
    }

    /// <summary>Latent points and log|det| of rows.</summary>
    public void DataToLatent(float* parameters, float* rows, int count, float* latent, float* logDet) =>
        Run(InferenceKind.DataToLatent, parameters, rows, count, latent, logDet);

    /// <summary>Rows of latent points.</summary>
    public void LatentToData(float* parameters, float* latent, int count, float* rows) =>
        Run(InferenceKind.LatentToData, parameters, latent, count, rows, null);

    /// <summary>Log-density of rows.</summary>
    public void LogProb(float* parameters, float* rows, int count, float* logProb) =>
        Run(InferenceKind.LogProb, parameters, rows, count, null, logProb);

    public void Dispose() => _memory.Dispose();

    private void Run(InferenceKind kind, float* parameters, float* input, int rows, float* output, float* perRow)
    {
        _memory.Reserve(_scratchLength * _team.Threads);
        (_kind, _rows) = (kind, rows);
        _parameters = parameters;
        _input = input;
        _output = output;
        _perRow = perRow;
        _team.Run((Panel.Count(rows) + _panelsPerGroup - 1) / _panelsPerGroup, _work);
    }

    private void Work(int thread, int group)
    {
        var dimension = _plan.Shape.Dimension;
        var first = group * _panelsPerGroup * Panel.Width;
        var rows = Math.Min(_rows - first, _panelsPerGroup * Panel.Width);
        var memory = _memory.Pointer + thread * _scratchLength;
        var panels = new Panels(memory, _tape.Length, Panel.Count(rows));
        for (var p = 0; p < panels.Count; p++)
        {
            PanelRows.Load(_input + (first + p * Panel.Width) * (nint)dimension, Math.Min(Panel.Width, rows - p * Panel.Width), dimension, panels.Of(p) + _tape.State(0));
        }

        if (_kind == InferenceKind.LatentToData)
        {
            _kernels.LatentToData(_tape, in panels, _parameters);
        }
        else
        {
            _kernels.DataToLatent(_tape, in panels, _parameters);
        }

        if (_kind == InferenceKind.LogProb)
        {
            var logProb = memory + _panelsPerGroup * _tape.Length;
            _kernels.LogProb(_tape, in panels, logProb);
            new ReadOnlySpan<float>(logProb, rows).CopyTo(new Span<float>(_perRow + first, rows));
            return;
        }

        for (var p = 0; p < panels.Count; p++)
        {
            var (start, here) = (first + p * Panel.Width, Math.Min(Panel.Width, rows - p * Panel.Width));
            PanelRows.Store(panels.Of(p) + _tape.State(0), here, dimension, _output + start * (nint)dimension);
            if (_kind == InferenceKind.DataToLatent)
            {
                new ReadOnlySpan<float>(panels.Of(p) + _tape.LogDet, here).CopyTo(new Span<float>(_perRow + start, here));
            }
        }
    }
}
