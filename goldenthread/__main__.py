"""`python -m goldenthread` is the same as the `goldenthread` command."""

from goldenthread.commands.main import main

if __name__ == "__main__":
    main()
