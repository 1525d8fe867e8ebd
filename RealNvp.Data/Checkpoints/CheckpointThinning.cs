namespace RealNvp.Data.Checkpoints;

/// <summary>
/// Which checkpoints make way for newer ones while nobody knows how long the run will be. The newest always stays; of the others goes the one whose going
/// leaves the smallest gap, so that those left lie about evenly between the start and now.
/// </summary>
internal static class CheckpointThinning
{
    /// <returns>Epochs to drop.</returns>
    /// <param name="kept">What there is, by epoch.</param>
    public static IReadOnlyList<int> Choose(IReadOnlyList<KeptCheckpoint> kept, KeptCheckpointLimits limits)
    {
        var left = kept.ToList();
        var dropped = new List<int>();
        while (left.Count > 0 && (left.Count > limits.Count || left.Sum(checkpoint => checkpoint.Bytes) > limits.Bytes))
        {
            var place = left.Count == 1 ? 0 : Enumerable.Range(0, left.Count - 1).MinBy(i => left[i + 1].Epoch - (i > 0 ? left[i - 1].Epoch : 0));
            dropped.Add(left[place].Epoch);
            left.RemoveAt(place);
        }

        return dropped;
    }
}
