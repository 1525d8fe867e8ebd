namespace RealNvp.Engine.Flows;

/// <summary>Threads that an evaluator lends for work between its calls.</summary>
public interface IParallelWork
{
    /// <summary>Does items 0 to <paramref name="count"/>-1, in any order and on any thread, and returns when all are done.</summary>
    /// <param name="work">Takes the number of the thread and that of the item. Kept by the caller for all calls, so that none allocates.</param>
    void Run(int count, Action<int, int> work);
}
