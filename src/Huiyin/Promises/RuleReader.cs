namespace Huiyin.Promises;

/// <summary>Reads one rule of a charter's text.</summary>
internal static class RuleReader
{
    public static PromiseRule Read(LinedValue value, List<CharterError> errors, out bool off)
    {
        var id = value.Members.Find(member => member.Name == "id")?.Value.Text;
        var form = new CharterForm(value, string.IsNullOrEmpty(id) ? null : id, errors);
        id = form.Text("id") ?? form.Missing("id", "");
        if (
            id.Length > 0
            && !id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '_')
        )
        {
            form.Refuse(form.LineOf("id"), "an id is made of small letters, digits, dots and underscores");
        }
        var rule = new PromiseRule(ReadCondition(form, errors), ReadConsequences(form, errors))
        {
            Id = id,
            Promise = form.Word<PromiseKind>("promise") ?? form.Missing("promise", default(PromiseKind)),
            Says = form.Text("says") ?? "",
            Source = NotEmpty(form, "source", form.Texts("source").ConvertAll(text => text.Text)),
            OpensOn = FactSet.Create([.. NotEmpty(form, "opensOn", form.Words<FactKind>("opensOn"))]),
            KeptBy = FactSet.Create([.. NotEmpty(form, "keptBy", form.Words<FactKind>("keptBy"))]),
            CancelledBy = FactSet.Create([.. form.Words<FactKind>("cancelledBy")]),
            CountsFrom = form.Word<CountsFrom>("countsFrom") ?? CountsFrom.Event,
            Within = form.Time("within", elapsedOnly: false) ?? default,
            OwedBy = form.Word<DutyRole>("owedBy") ?? form.Missing("owedBy", default(DutyRole)),
            WarnBefore = form.Time("warnBefore", elapsedOnly: true)?.Amount,
            PausedBy = form.Words<HoldReason>("pausedBy"),
        };
        CheckTime(form, rule);
        off = form.Flag("off") ?? false;
        form.RefuseUnknown();
        return rule;
    }

    private static RuleCondition ReadCondition(CharterForm rule, List<CharterError> errors)
    {
        if (rule.Object("when") is not { } value)
        {
            return new RuleCondition();
        }
        var form = new CharterForm(value, rule.Rule, errors);
        var condition = new RuleCondition
        {
            Kinds = form.Words<RequestKind>("kinds"),
            ExceptKinds = form.Words<RequestKind>("exceptKinds"),
            Grades = form.Words<Grade>("grades"),
            Categories = form.Texts("categories").ConvertAll(text => text.Text),
            ExceptCategories = form.Texts("exceptCategories").ConvertAll(text => text.Text),
            Urgent = form.Flag("urgent"),
            Valid = form.Flag("valid"),
            MinCycle = form.Integer("minCycle", 1) ?? 1,
            MaxCycle = form.Integer("maxCycle", 1),
        };
        if (condition.MaxCycle < condition.MinCycle)
        {
            form.Refuse(form.LineOf("maxCycle"), "'maxCycle' is less than 'minCycle': no case ever falls under it");
        }
        form.RefuseUnknown();
        return condition;
    }

    private static List<Consequence> ReadConsequences(CharterForm rule, List<CharterError> errors)
    {
        var consequences = new List<Consequence>();
        foreach (var value in rule.Objects("consequences"))
        {
            var form = new CharterForm(value, rule.Rule, errors);
            var consequence = new Consequence(
                form.Integer("level", 1) ?? form.Missing("level", 1),
                form.Word<ConsequenceMoment>("when") ?? ConsequenceMoment.Missed,
                form.Time("after", elapsedOnly: true)?.Amount ?? 0,
                form.Word<ConsequenceAction>("do") ?? form.Missing("do", ConsequenceAction.Notify),
                form.Word<DutyRole>("to"),
                form.Word<Grade>("grade") ?? Grade.None
            );
            Check(form, consequence, consequences.Count > 0 ? consequences[^1] : null);
            form.RefuseUnknown();
            consequences.Add(consequence);
        }
        if (!consequences.Exists(consequence => consequence.When == ConsequenceMoment.Missed))
        {
            rule.Refuse(rule.LineOf("consequences"), "a promise needs a consequence for when it is missed");
        }
        return consequences;
    }

    private static void Check(CharterForm form, Consequence consequence, Consequence? before)
    {
        var needsDuty =
            consequence.Do
            is ConsequenceAction.Notify
                or ConsequenceAction.TakeOver
                or ConsequenceAction.PassOver
                or ConsequenceAction.ReportUp;
        if (needsDuty && consequence.To is null)
        {
            form.Missing("to", 0);
        }
        if (!needsDuty && consequence.To is not null)
        {
            form.Refuse(
                form.LineOf("to"),
                $"'{SnakeCase.Of(consequence.Do)}' is done to the case or the customer, not to a duty: leave 'to' out"
            );
        }
        if (consequence.Do == ConsequenceAction.Warn)
        {
            form.Refuse(form.LineOf("do"), "a warning is written as 'warnBefore' of the rule");
        }
        if ((consequence.Do == ConsequenceAction.Regrade) != (consequence.Grade != Grade.None))
        {
            form.Refuse(form.LineOf("grade"), "'grade' belongs to 'regrade': minor, major or critical");
        }
        if (consequence.When == ConsequenceMoment.Opened && consequence.After != 0)
        {
            form.Refuse(
                form.LineOf("after"),
                "'after' counts from the due time; what is done on opening is done at once"
            );
        }
        if (before is { } earlier && (Order(consequence) < Order(earlier) || consequence.Level < earlier.Level))
        {
            form.Refuse(
                form.LineOf("level"),
                "consequences stand in the order in which they run, and their levels never descend"
            );
        }
    }

    private static void CheckTime(CharterForm form, PromiseRule rule)
    {
        var given = rule.CountsFrom == CountsFrom.Given;
        if (!given && !form.Has("within"))
        {
            form.Missing("within", 0);
        }
        if (given && form.Has("within"))
        {
            form.Refuse(form.LineOf("within"), "the time is given with the promise: leave 'within' out");
        }
        if (given && ((rule.OpensOn | GiveATime) != GiveATime || rule.PausedBy.Count > 0))
        {
            form.Refuse(
                form.LineOf("countsFrom"),
                "a time given with the promise is opened by promise_given or date_agreed alone, and nothing pauses it"
            );
        }
    }

    private static readonly FactSet GiveATime = [FactKind.PromiseGiven, FactKind.DateAgreed];

    private static long Order(Consequence consequence) =>
        consequence.When == ConsequenceMoment.Opened ? -1 : consequence.After;

    private static List<T> NotEmpty<T>(CharterForm form, string name, List<T> items)
    {
        if (!form.Has(name))
        {
            form.Missing(name, 0);
        }
        else if (items.Count == 0)
        {
            form.Refuse(form.LineOf(name), $"'{name}' is empty");
        }
        return items;
    }
}
