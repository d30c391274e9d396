using Huiyin.Platform;

namespace Huiyin.Cases.Screens;

/// <summary>A form of the page that stands open: which one, what was typed into it, and why it was refused.</summary>
/// <param name="Action">Its name among <see cref="CaseActions"/>.</param>
/// <param name="Typed">What was posted; null when it is opened fresh.</param>
/// <param name="Refusal">Why it was refused; null when it is opened fresh.</param>
internal sealed record CaseForm(string Action, IFormCollection? Typed = null, Refusal? Refusal = null)
{
    /// <summary>How many facts the case had when the form was drawn, so that what came since can be shown.</summary>
    public const string SeenField = "_seen";

    public string? Value(string field, string? otherwise = null) =>
        Typed is null ? otherwise : Typed[field].LastOrDefault();

    public string? Error(string field) =>
        Refusal is { Kind: RefusalKind.Invalid } no && no.Field == field ? no.Sentence() : null;

    /// <summary>The fields of a form that show their own refusals.</summary>
    public static IReadOnlyList<string> FieldsOf(string action) =>
        action switch
        {
            "dispatch" => ["department", "assignee"],
            "arbitration" => ["department", "assignee", "reason"],
            "classification" => ["kind", "category"],
            "answer" or "remarks" or "reply" => ["text"],
            "promise" => ["text", "dueAt"],
            "children" => ["summary", "dispatch.department"],
            "rejection" or "start" or "hold" or "withdrawal" or "phone-reveal" => ["reason"],
            "consent-request" => ["what"],
            "consent" => ["given", "by", "how"],
            "materials" => ["item", "quantity", "unitPrice"],
            "handling" => ["result", "signedBy", "satisfaction", "signature"],
            "follow-ups" => ["method", "outcome", "notes"],
            CaseActions.UnresolvedClosure => ["reason", "customerTold"],
            "complaint" =>
            [
                "respondent.staff",
                "respondent.department",
                "respondent.outside",
                "occurredAt",
                "demand",
                "course",
            ],
            "grade" => ["grade", "reason"],
            "grade-ruling" or "compensation-ruling" => ["approve", "reason"],
            "investigation" => ["finding", "by"],
            "decision" => ["decision"],
            "cause" => ["origin", "text", "responsible", "corrective", "preventive"],
            "utility-contacts" => ["utility", "who", "answer", "at"],
            "apology" => ["text"],
            "criticism" => ["text"],
            "compensation" => ["amount", "reason"],
            "compensation-payment" => ["compensation", "way", "date", "receipt"],
            "files" => ["files"],
            _ => [],
        };

    /// <summary>What stands beside the button: every refusal that no field shows.</summary>
    public string? Message(IEnumerable<string> fields) =>
        Refusal is null || (Refusal.Kind == RefusalKind.Invalid && fields.Contains(Refusal.Field))
            ? null
            : Refusal.Sentence();

    /// <summary>Somebody else changed the case first.</summary>
    public bool Conflict => Refusal?.Kind == RefusalKind.Stale;

    public int Seen => int.TryParse(Typed?[SeenField], out var seen) ? seen : int.MaxValue;
}
