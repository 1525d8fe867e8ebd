namespace RealNvp.Web.Queue.Processes;

/// <summary>The last lines a process said that were not events: what it leaves behind to explain its end.</summary>
internal sealed class OutputTail
{
    public const int MaxLines = 20;
    public const int MaxLineLength = 400;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = [];

    public void Add(string line)
    {
        var text = line.Replace('\0', ' ').TrimEnd();
        if (text.Length == 0)
        {
            return;
        }

        lock (_lock)
        {
            _lines.Enqueue(text.Length > MaxLineLength ? text[..MaxLineLength] + "..." : text);
            if (_lines.Count > MaxLines)
            {
                _lines.Dequeue();
            }
        }
    }

    /// <summary>The last lines, oldest first.</summary>
    public IReadOnlyList<string> Last(int count)
    {
        lock (_lock)
        {
            return _lines.TakeLast(count).ToList();
        }
    }
}
