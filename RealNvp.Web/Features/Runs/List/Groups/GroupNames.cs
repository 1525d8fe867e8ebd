using System.Buffers;

namespace RealNvp.Web.Features.Runs.List.Groups;

/// <summary>What the names of a group's runs have in common: "moons h32" of "moons h32 s1" and "moons h32 s3".</summary>
internal static class GroupNames
{
    /// <summary>Words that only lead to what differs.</summary>
    private static readonly string[] Leading = ["seed", "s", "run", "no", "nr", "with", "of", "and"];

    private static readonly char[] Joints = ['-', '_', ',', ':', ';', '#', '/', '(', '[', '=', '·', '.'];

    private static readonly SearchValues<char> JointValues = SearchValues.Create(Joints);

    /// <summary>The common beginning and end in whole words; null: there is none.</summary>
    /// <param name="names">Of runs of the group, not necessarily all.</param>
    public static string? Common(IReadOnlyList<string> names)
    {
        if (names.Distinct().Count() < 2)
        {
            return names.Count == 0 ? null : names[0];
        }

        var words = names.Distinct().Select(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var shortest = words.Min(list => list.Length);
        var first = Enumerable.Range(0, shortest).TakeWhile(i => words.All(list => list[i] == words[0][i])).Count();
        var last = Enumerable.Range(1, shortest - first).TakeWhile(i => words.All(list => list[^i] == words[0][^i])).Count();
        var start = words[0].Take(first).ToList();

        // "moons-s1" and "moons-s3" are one word each: their common letters, up to a joint.
        if (start.Count + last == 0)
        {
            return Letters(names);
        }

        while (start.Count > 0 && last == 0 && (Leading.Contains(start[^1].Trim(Joints), StringComparer.OrdinalIgnoreCase) || start[^1].Trim(Joints).Length == 0))
        {
            start.RemoveAt(start.Count - 1);
        }

        var common = string.Join(' ', start.Concat(words[0].TakeLast(last))).TrimEnd(Joints).Trim();
        return common.Length > 0 ? common : null;
    }

    private static string? Letters(IReadOnlyList<string> names)
    {
        var length = Enumerable.Range(0, names.Min(name => name.Length)).TakeWhile(i => names.All(name => name[i] == names[0][i])).Count();
        var joint = names[0].AsSpan(0, length).LastIndexOfAny(JointValues);
        var common = joint > 0 ? names[0][..joint].Trim(Joints).Trim() : "";
        return common.Length > 1 ? common : null;
    }
}
