using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Huiyin.Platform;

/// <summary>
/// A question that is asked all day, made up once for each model it is asked of: making it up anew each time costs more than
/// the database does.
/// </summary>
/// <param name="makeUp">Calls <c>EF.CompileAsyncQuery</c>.</param>
internal sealed class StandingQuestion<T>(Func<T> makeUp)
    where T : Delegate
{
    private readonly ConditionalWeakTable<IModel, T> madeUp = [];

    public T To(HuiyinDb db) => madeUp.GetValue(db.Model, _ => makeUp());
}
