using CsCheck;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class RandomStreamTests
{
    [Fact]
    public void SplitMix64_gives_the_published_words_for_seed_1234567()
    {
        SplitMix64 generator = new(1234567);
        ulong[] words = [.. Enumerable.Range(0, 5).Select(_ => generator.Next())];
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL], words);
    }

    [Fact]
    public void Xoshiro256plusplus_gives_the_published_words_for_the_state_1_2_3_4()
    {
        RandomStream stream = RandomStream.FromState((1, 2, 3, 4));
        ulong[] words = [.. Enumerable.Range(0, 10).Select(_ => stream.NextUInt64())];
        Assert.Equal(
            [
                41943041UL, 58720359UL, 3588806011781223UL, 3591011842654386UL, 9228616714210784205UL,
                9973669472204895162UL, 14011001112246962877UL, 12406186145184390807UL, 15849039046786891736UL, 10450023813501588000UL,
            ],
            words);
    }

    [Fact]
    public void A_trajectory_run_alone_repeats_itself_and_no_two_are_alike()
    {
        RandomStream one = new(42, 7), again = new(42, 7);
        for (int i = 0; i < 100; i++) Assert.Equal(one.NextUInt64(), again.NextUInt64());
        HashSet<(ulong, ulong, ulong, ulong)> states = [];
        for (ulong seed = 0; seed < 100; seed++)
        {
            for (ulong trajectory = 0; trajectory < 100; trajectory++) Assert.True(states.Add(new RandomStream(seed, trajectory).State));
        }
    }

    [Fact]
    public void One_bit_of_seed_or_trajectory_changes_half_the_bits_of_the_first_word()
    {
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[0, 63], Gen.Bool).Sample((seed, trajectory, bit, inSeed) =>
        {
            ulong flip = 1UL << bit;
            RandomStream one = new(seed, trajectory), other = inSeed ? new(seed ^ flip, trajectory) : new(seed, trajectory ^ flip);
            int changed = Enumerable.Range(0, 8).Sum(_ => System.Numerics.BitOperations.PopCount(one.NextUInt64() ^ other.NextUInt64()));
            return changed is > 180 and < 332;
        }, iter: 2000, seed: "0000KOIPe036");
    }

    [Fact]
    public void A_stored_state_goes_on_where_it_stopped()
    {
        RandomStream stream = new(1, 2);
        stream.NextUInt64();
        RandomStream restored = RandomStream.FromState(stream.State);
        Assert.Equal(stream, restored);
        Assert.Equal(stream.NextDouble(), restored.NextDouble());
        Assert.NotEqual(stream, RandomStream.FromState((1, 2, 3, 4)));
    }

    [Fact]
    public void Numbers_fill_the_unit_interval_evenly()
    {
        RandomStream stream = new(2024, 0);
        const int count = 100_000;
        int[] bins = new int[20];
        for (int i = 0; i < count; i++)
        {
            double number = stream.NextDouble();
            Assert.InRange(number, 0, 1 - Math.Pow(2, -53));
            bins[(int)(number * bins.Length)]++;
        }
        double expected = (double)count / bins.Length;
        double chiSquare = bins.Sum(observed => (observed - expected) * (observed - expected) / expected);
        Assert.InRange(chiSquare, 4, 45);
    }

    [Fact]
    public void The_state_of_zeros_is_refused() => Assert.Throws<ArgumentException>(() => RandomStream.FromState(default));
}
