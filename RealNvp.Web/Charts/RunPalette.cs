using System.Text;

namespace RealNvp.Web.Charts;

/// <summary>One colour per run, the same in list, curve and samples. The colours themselves are the style sheet's <c>--run-0</c> and on, light and dark.</summary>
public static class RunPalette
{
    /// <summary>How many colours the style sheet defines.</summary>
    public const int Count = 12;

    /// <summary>The run's own colour, from its id alone, as a CSS value.</summary>
    public static string Of(string runId) => Css(Index(runId));

    /// <summary>
    /// Colours for runs shown together: each its own one, except where an earlier run of the list has it; then the next free one. Two
    /// lines of one colour would be worse than a colour that differs from the list's. Once all are used each is used a second time.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Assign(IReadOnlyList<string> runIds)
    {
        ArgumentNullException.ThrowIfNull(runIds);
        var taken = new HashSet<int>();
        var colours = new Dictionary<string, string>();
        foreach (var id in runIds.Distinct())
        {
            if (taken.Count == Count)
            {
                taken.Clear();
            }

            var index = Index(id);
            while (!taken.Add(index))
            {
                index = (index + 1) % Count;
            }

            colours[id] = Css(index);
        }

        return colours;
    }

    private static string Css(int index) => $"var(--run-{index})";

    /// <summary>FNV-1a: the same on every machine and in every version, which <see cref="string.GetHashCode()"/> is not.</summary>
    private static int Index(string runId)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(runId))
        {
            hash = (hash ^ value) * 16777619u;
        }

        return (int)(hash % Count);
    }
}
