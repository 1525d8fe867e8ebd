namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>A way of estimating a density that a flow has to beat.</summary>
public interface IBaseline
{
    /// <summary>Short name, for example <c>gaussian</c>.</summary>
    string Name { get; }

    /// <summary>Name for people, inside a sentence: "one Gaussian".</summary>
    string Title { get; }

    /// <summary>Fits to the training rows, chooses by the validation rows and evaluates the test rows.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="threads">Threads to compute with, at least 1; the result does not depend on it.</param>
    /// <exception cref="BaselineException">It cannot be fitted.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    BaselineScores Score(BaselineData data, int threads, CancellationToken cancellationToken);
}
