using System.Linq.Expressions;

namespace RealNvp.Data.Runs.Filters;

/// <summary>Puts an expression in the place of a parameter, so that one lambda's body can stand in another.</summary>
internal sealed class Replacement(ParameterExpression from, Expression to) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}
