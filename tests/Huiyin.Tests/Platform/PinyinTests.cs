using Huiyin.Platform;
using Xunit;

namespace Huiyin.Tests.Platform;

public sealed class PinyinTests
{
    private static readonly PinyinTable Table = new(
        new StringReader(
            """
            张 zhang
            三 san
            单 dan,shan,chan
            曾 ceng,zeng
            吕 lǚ
            乐 lè,yuè
            长 chang zhang
            孙 sun
            欧 ou
            阳 yang
            娜 na,nuo
            重 zhong chong
            行 xing,hang,heng
            """
        )
    );

    [Theory]
    [InlineData("张三", "zhangsan zs")]
    [InlineData("张 三", "zhangsan zs")]
    [InlineData("吕三", "lvsan ls")]
    [InlineData("欧阳三", "ouyangsan oys")]
    [InlineData("长孙三", "zhangsunsan zss")]
    [InlineData("张A1", "zhanga1 za1")]
    [InlineData("张·三𠮷", "zhangsan zs")]
    [InlineData("Smith", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_name_is_kept_by_its_sound_and_its_initials(string? name, string keys) =>
        Assert.Equal(keys, Table.Keys(name));

    [Theory]
    [InlineData("单三", "shansan")]
    [InlineData("曾三", "zengsan")]
    [InlineData("重三", "chongsan")]
    [InlineData("乐三", "yuesan")]
    public void A_surname_is_read_as_a_surname_first(string name, string first) =>
        Assert.Equal(first, Table.Keys(name).Split(' ')[0]);

    [Fact]
    public void A_name_is_also_found_by_the_everyday_reading() =>
        Assert.Equal("zengsan cengsan zs cs", Table.Keys("曾三"));

    [Fact]
    public void A_name_of_many_readings_does_not_flood_the_index() =>
        Assert.InRange(Table.Keys("单重行乐娜长行").Split(' ').Length, 4, 16);

    [Theory]
    [InlineData("张三", "zhangsan zs")]
    [InlineData("周先生", "zhouxiansheng zxs")]
    [InlineData("曾国藩", "zengguofan")]
    [InlineData("单田芳", "shantianfang")]
    [InlineData("解晓东", "xiexiaodong")]
    [InlineData("吕布", "lvbu")]
    public void The_table_of_the_build_knows_the_names_of_the_desk(string name, string keys) =>
        Assert.StartsWith(keys, Pinyin.Keys(name), StringComparison.Ordinal);

    [Fact]
    public void The_keys_are_words_that_a_search_finds()
    {
        var index = SearchWords.Index(Table.Keys("张三")).Split(' ');
        Assert.Contains("zhangsan", index);
        Assert.Contains("zs", index);
    }
}
