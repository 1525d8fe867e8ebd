using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Cli;

/// <summary>Where a run is to be continued.</summary>
/// <param name="File">The checkpoint.</param>
/// <param name="Spec">The settings it belongs to.</param>
/// <param name="Warning">What the run's readers should know of the choice, or null.</param>
internal sealed record ResumePoint(string File, RunSpec Spec, string? Warning)
{
    /// <summary>Finds the checkpoint that a file or a folder stands for: of a folder the newest that can be read.</summary>
    /// <returns>Null where nothing was given or, with an error, where there is none.</returns>
    public static ResumePoint? Find(string? given, List<FieldError> errors, string field = "resume")
    {
        if (given is null)
        {
            return null;
        }

        var candidates = Directory.Exists(given) ? new CheckpointFolder(given).NewestFirst() : System.IO.File.Exists(given) ? [given] : [];
        if (candidates.Count == 0)
        {
            errors.Add(new FieldError(field, Directory.Exists(given) ? $"There is no checkpoint in the folder {given}." : $"There is no checkpoint {given}."));
            return null;
        }

        var problems = new List<string>();
        foreach (var candidate in candidates)
        {
            try
            {
                return new ResumePoint(candidate, CheckpointFile.Load(candidate).Spec, problems.Count == 0 ? null : $"{string.Join(" ", problems)} Continued from the one before.");
            }
            catch (CheckpointException exception)
            {
                problems.Add(exception.Message);
            }
        }

        errors.Add(new FieldError(field, string.Join(" ", problems)));
        return null;
    }
}
