namespace Huiyin.Demo;

/// <summary>
/// One person's way of telling one matter: <c>{place}</c> in a sentence is chosen once and stays the same in the answer
/// and the result.
/// </summary>
internal sealed class Telling(Luck luck, IReadOnlyDictionary<string, string[]> slots)
{
    private readonly Dictionary<string, string> said = [];

    /// <summary>Says from here on that a slot is this.</summary>
    public Telling With(string slot, string value)
    {
        said[slot] = value;
        return this;
    }

    /// <summary>One of the words that everybody uses.</summary>
    public string Common(string slot) => Say(luck.One(DemoWords.Common[slot]));

    public string One(IReadOnlyList<string> sentences) => Say(luck.One(sentences));

    /// <summary>The sentence that belongs to what was said in a slot; the two lists run side by side.</summary>
    public string For(string slot, IReadOnlyList<string> sentences) =>
        Say(sentences[Array.IndexOf(slots[slot], Say($"{{{slot}}}"))]);

    public string Say(string sentence)
    {
        while (sentence.IndexOf('{') is var open and >= 0)
        {
            var close = sentence.IndexOf('}', open);
            sentence = sentence[..open] + Fill(sentence[(open + 1)..close]) + sentence[(close + 1)..];
        }
        return sentence;
    }

    private string Fill(string slot) =>
        said.TryGetValue(slot, out var value)
            ? value
            : said[slot] = Say(luck.One(slots.GetValueOrDefault(slot) ?? DemoWords.Common[slot]));
}
