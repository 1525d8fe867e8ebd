namespace RealNvp.Web.Features.Sweeps;

/// <summary>What pages of sweeps listen to. Notices are merged per sweep and sent at most twice a second; subscribers are called outside locks.</summary>
public interface ISweepHub
{
    /// <summary>Announces a change; cheap, from any thread.</summary>
    void Publish(SweepChange change);

    /// <summary>Calls <paramref name="onChange"/> for changes of one sweep (null: of all) until disposed.</summary>
    IDisposable Subscribe(string? sweepId, Func<SweepChange, Task> onChange);
}
