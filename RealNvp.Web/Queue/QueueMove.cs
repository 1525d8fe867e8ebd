namespace RealNvp.Web.Queue;

public enum QueueMove
{
    Up,
    Down,
    ToFront,
}
