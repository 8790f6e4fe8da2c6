using Rectify.Documents.Checking;
using Rectify.Documents.Reading;
using Rectify.Documents.Tests.Reading;
using Rectify.Documents.Text;
using Xunit;
using Xunit.Abstractions;

namespace Rectify.Documents.Tests.Checking;

/// <summary>The check-up over real documents, which lie beside the checkout and are not part of it. Its findings are printed for reading.</summary>
public class CasesCheckTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("fushun-sthjj", "79", "73")]
    [InlineData("xuchang-sthjj", null, null)]
    [InlineData("chaoyang-city", null, null)]
    [InlineData("dezhou-city", null, null)]
    [InlineData("henan-feedback", null, null)]
    [InlineData("shenyang-item1-acceptance", null, null)]
    public void A_real_document_is_checked_with_few_findings_and_its_known_conflicts_among_them(string name, string? claimed, string? counted)
    {
        if (CasesTests.CasesFolder() is not { } cases)
        {
            output.WriteLine("Nothing checked: the folder shared/cases does not lie beside this checkout.");
            return;
        }
        using var file = File.OpenRead(Path.Combine(cases, "docs", name + ".txt"));
        var source = Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(file, name + ".txt")).Source;

        var findings = Checkup.Of(ProposalReader.Read(source), source);

        foreach (var finding in findings)
            output.WriteLine($"{finding.Rule.Id} [{finding.Ordinal}] {finding.InChinese()}\n    {finding.Sentence}");
        Assert.True(findings.Count <= 10, $"{findings.Count} findings");
        if (claimed is not null)
            Assert.Contains(findings, finding => finding.Rule == CheckRules.ClaimedNotCounted && finding.Values[1] == claimed && finding.Values[2] == counted);
    }
}
