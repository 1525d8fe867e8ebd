namespace RealNvp.Engine.Training.Events;

/// <summary>An epoch is done.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainNll">Mean NLL over the epoch's training rows, each batch before its step, nats.</param>
/// <param name="ValNll">NLL of the validation rows after the epoch, nats.</param>
/// <param name="Penalty">Mean over the epoch's batches of the L2 term that was added to the loss.</param>
/// <param name="LearningRate">Rate of the epoch's last step.</param>
/// <param name="GradNorm">Mean Euclidean norm of the gradient over the epoch's batches, before clipping.</param>
/// <param name="Seconds">Training time so far, earlier parts of a resumed run included.</param>
/// <param name="EtaSeconds">Estimated training time left.</param>
public sealed record EpochEvent(
    int Epoch,
    double TrainNll,
    double ValNll,
    double Penalty,
    double LearningRate,
    double GradNorm,
    double Seconds,
    double EtaSeconds) : TrainingEvent;
