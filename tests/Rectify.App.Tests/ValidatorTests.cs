using FluentValidation;
using Xunit;

namespace Rectify.App.Tests;

public sealed class ValidatorTests
{
    public static TheoryData<Type> Validators => [.. typeof(Outcome).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsAssignableTo(typeof(IValidator)) && type.GetConstructor(Type.EmptyTypes) is not null)];

    [Theory]
    [MemberData(nameof(Validators))]
    public void Every_rule_of_an_input_has_a_code_that_the_pages_put_into_words(Type validator)
    {
        var rules = ((IValidator)Activator.CreateInstance(validator)!).CreateDescriptor();
        foreach (var rule in rules.GetMembersWithValidators().Where(rule => rule.Key is { Length: > 0 }))
            foreach (var (check, options) in rule.Where(one => one.Validator is not FluentValidation.Validators.IChildValidatorAdaptor))
                Assert.False(options.ErrorCode is null || options.ErrorCode.EndsWith("Validator", StringComparison.Ordinal), $"{validator.Name}: {rule.Key}, {check.Name}");
    }
}
